// A former address of a page leads to the same place on the page. Without scripts it leads to its start.
if (location.hash) {
  const way = /** @type {HTMLMetaElement} */ (document.querySelector("[http-equiv=refresh]")).content;
  location.replace(way.replace("0; url=", "") + location.hash);
}
