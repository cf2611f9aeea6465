// Runs the search of a built site as its search page does, without a browser: the page's own scripts, in its own order.
// node search.js SITE SCRIPT... < queries.json: a list of queries gives, for each, how it was cut and the pages found, best first.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [site, ...scripts] = process.argv.slice(2);
const nothing = () => {};
const page = vm.createContext({
  console,
  URLSearchParams,
  localStorage: { setItem: nothing, getItem: () => null, removeItem: nothing },
  document: {
    documentElement: { dataset: { content_root: "" } },
    readyState: "loading",
    addEventListener: nothing,
    getElementById: () => null,
    querySelectorAll: () => [],
  },
});
page.window = page;
page.window.addEventListener = nothing;
for (const script of scripts) vm.runInContext(fs.readFileSync(path.join(site, script), "utf8"), page, { filename: script });

page.queries = JSON.parse(fs.readFileSync(0, "utf8"));
const found = vm.runInContext(
  `queries.map((query) => ({
    terms: splitQuery(query),
    pages: Search._performSearch(...Search._parseQuery(query)).reverse().map(([docname, title, anchor]) => [docname, title, anchor]),
  }))`,
  page,
);
process.stdout.write(JSON.stringify(found));
