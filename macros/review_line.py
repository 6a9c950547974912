"""The review line: owner and review dates of a page, and the footer of its print."""

from markupsafe import Markup

from macros.site import Site
from model.addresses import address, on_paper
from model.guide import months_later
from model.version import version


def review_line(site: Site) -> Markup:
    """Show the owner, the last review and the next one."""
    page, site_url = site.page, site.settings.site_url
    support = site.guide.page_calling("support")
    return site.render(
        "review_line",
        page=page,
        due=months_later(page.reviewed, page.review_every),
        address=on_paper(site_url, address(page.path)),
        help=site.guide.help_on(),
        help_address=on_paper(site_url, address(support)) if support else "",
        version=version(site.guide.shown_on(page)),
    )
