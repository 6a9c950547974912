// @ts-check
// Prints the address of each link, because links cannot be followed on paper.

/** Of the index, the name of a page is enough. */
const LINKS = ".content a[href]:not([href^='#'], [href^='tel:'], [href^='sms:'], .source, .index-list li a)";

export function startAddresses() {
  addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll(LINKS)) {
      const { host, pathname, hash, href, protocol } = /** @type {HTMLAnchorElement} */ (link);
      /** @type {HTMLElement} */ (link).dataset.address = protocol.startsWith("http")
        ? `${host}${pathname.replace(/\/$/, "")}${hash}`
        : href.replace(/^mailto:/, "");
    }
  });
}
