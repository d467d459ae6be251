// Search in the pages, and buttons that copy citations. Without it, all texts and citations can be read.
const MOST_HITS = 30;
const PAUSE = 150; // Milliseconds without a key after which is searched.

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

// The excerpt is made of the text of a page; whatever it holds, only its words and the marks are taken over.
function excerpt(markup) {
  const paragraph = document.createElement("p");
  for (const node of new DOMParser().parseFromString(markup, "text/html").body.childNodes) {
    paragraph.append(node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent);
  }
  return paragraph;
}

function link(address, words) {
  const made = element("a", words);
  made.href = address;
  return made;
}

function hitOf(result) {
  const item = document.createElement("li");
  const title = result.meta.title || result.url;
  item.append(link(result.url, title));
  const places = result.sub_results.filter((place) => place.anchor).slice(0, 3);
  for (const place of places) {
    const heading = document.createElement("p");
    heading.append(link(place.url, place.title));
    item.append(heading, excerpt(place.excerpt));
  }
  if (!places.length) item.append(excerpt(result.excerpt));
  return item;
}

async function startSearch(form) {
  const input = form.querySelector("input");
  const found = document.getElementById("found");
  const hits = document.getElementById("hits");
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.options({ excerptLength: 40 });
  found.textContent = "";
  let latest = 0;

  async function search() {
    const words = input.value.trim();
    const mine = ++latest;
    history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (!words) {
      hits.replaceChildren();
      found.textContent = "";
      return;
    }
    const all = (await pagefind.search(words)).results;
    const shown = await Promise.all(all.slice(0, MOST_HITS).map((one) => one.data()));
    if (mine !== latest) return;
    hits.replaceChildren(...shown.map(hitOf));
    const number = all.length === 1 ? "1 interview" : `${all.length} interviews`;
    found.textContent = all.length > MOST_HITS ? `${number}, the best ${MOST_HITS} below` : number;
  }

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) await search();
}

function addCopying(details) {
  const inText = details.querySelector(".in-text");
  const reference = document.querySelector("#reference .reference");
  const button = element("button", "Copy");
  button.type = "button";
  button.addEventListener("click", async () => {
    const section = details.closest("section");
    const address = new URL(section ? `#${section.getAttribute("aria-labelledby")}` : "#", location.href);
    const parts = [inText?.textContent, reference?.textContent, section ? address.href : undefined];
    await navigator.clipboard.writeText(parts.filter(Boolean).join("\n"));
    button.textContent = "Copied";
  });
  details.append(button);
}

for (const details of document.querySelectorAll("details.cite")) addCopying(details);
const form = document.getElementById("search");
if (form) await startSearch(form);
