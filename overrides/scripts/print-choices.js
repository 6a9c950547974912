// @ts-check
// Print choices: with answers, in large print, or one part. The words are in the template of the macro.

/** Classes of the root while answers, or a blank sheet, are printed; scripts/answers/print-answers.js looks for them. */
const [WITH_ANSWERS, BLANK] = ["with-answers", "print-blank"];
const LARGE = "large-print";
const PART = "print-part";
/** On what is printed while only a part is. */
const CHOSEN = "print-chosen";

/** @param {HTMLElement} choices */
export function startPrint(choices) {
  const { classList } = document.documentElement;
  const large = /** @type {HTMLInputElement} */ (choices.querySelector("#print-large"));
  large.addEventListener("change", () => classList.toggle(LARGE, large.checked));
  const chapters = choices.querySelector(".print-chapters");
  if (chapters) {
    import("./whole-guide.js").then(({ startChapters }) => startChapters(chapters, large));
  }
  const part = /** @type {HTMLSelectElement | null} */ (choices.querySelector("#print-part"));
  if (part) {
    part.append(...[...document.querySelectorAll(".worksheet .group")].map((group) => parts(group, part)));
    part.addEventListener("change", () => choose(part.value));
  }
  // In a file of all pages, the button is for the page that it stands on.
  const page = choices.closest(".chapter")?.id ?? "";
  for (const [button, way] of Object.entries({ ".print-answers": WITH_ANSWERS, ".print-now": BLANK })) {
    choices.querySelector(button)?.addEventListener("click", () => {
      choose(part?.value || page);
      classList.add(way);
      print();
    });
  }
  addEventListener("afterprint", () => {
    choose(part?.value ?? "");
    classList.remove(WITH_ANSWERS, BLANK);
  });
}

/**
 * Return a group and its questions to choose from.
 * @param {Element} group
 * @param {HTMLSelectElement} part
 */
function parts(group, { dataset }) {
  const legend = group.querySelector(".legend");
  const name = legend?.textContent?.trim() ?? "";
  const box = document.createElement("optgroup");
  box.label = name;
  box.append(new Option((dataset.all ?? "").replace("{group}", name), legend?.id));
  for (const item of group.querySelectorAll(".item")) {
    const label =
      document.getElementById(`${item.id}_text`) ?? item.querySelector(".field-label, .tick span");
    box.append(new Option(label?.textContent?.trim(), item.id));
  }
  return box;
}

/**
 * Print one question, one group or one page of a file, with the details above it; or print all.
 * @param {string} id
 */
function choose(id) {
  for (const element of document.querySelectorAll(`.${CHOSEN}`)) {
    element.classList.remove(CHOSEN);
  }
  document.documentElement.classList.toggle(PART, Boolean(id));
  if (id) {
    const place = document.getElementById(id);
    (place?.closest(".item") ?? place?.closest(".group") ?? place)?.classList.add(CHOSEN);
    document.querySelector("[data-details]")?.classList.add(CHOSEN);
  }
}
