// What the HTML standard says, and nothing of taste.
module.exports = {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // The standard has autocomplete for text alone. Browsers heed it on boxes to tick too: it keeps them from bringing
    // back an answer after a reload. Two switches of the theme, which a style hides, have it as well.
    "valid-autocomplete": "off",
  },
};
