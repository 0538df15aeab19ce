"""The style sheet of the page."""

# The fonts after the first are those for Devanagari that systems come with. Sections outside the
# window are not laid out before they are seen: a page of thousands of findings opens at once.
STYLE = """\
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1f24, #e6e9ec); --page: light-dark(#fff, #14171a);
  --soft: light-dark(#57606a, #9aa4ae); --line: light-dark(#d0d7de, #3a4149);
  --panel: light-dark(#f6f8fa, #1c2024); --mark: light-dark(#ffe58a, #6b5300);
  --critical: light-dark(#8f0d1f, #ff8a94); --major: light-dark(#b3261e, #ff9b91);
  --minor: light-dark(#7a4d00, #f0b954); --neutral: light-dark(#0a4f8f, #7fbcff);
  --passed: light-dark(#116329, #6fd58a);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 76rem; padding: 1rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Devanagari", "Nirmala UI",
    "Kohinoor Devanagari", Mangal, "Noto Sans Thai", sans-serif;
  overflow-wrap: anywhere;
}
:lang(hi), :lang(mr), :lang(ne), :lang(sa), :lang(th) { line-height: 1.75; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; } h3 { font-size: 1rem; margin: 0; }
h4 { font-size: .85rem; margin: 0 0 .3rem; color: var(--soft); font-weight: 600; }
p { margin: .4rem 0; }
small, footer, .around, .nothing { color: var(--soft); }
small { font-weight: normal; }
code { font-size: .95em; }
a { color: var(--neutral); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: start; }
td, thead th { white-space: nowrap; overflow-wrap: normal; }
tbody th { font-weight: normal; min-width: 12rem; }
.passed { color: var(--passed); }
.failed, .error { color: var(--major); }
.filters {
  border: 1px solid var(--line); margin: 1rem 0; display: flex; flex-wrap: wrap; gap: 1rem;
}
section { border-top: 2px solid var(--line); margin-top: 1.5rem; }
article {
  border-inline-start: .3rem solid var(--line); background: var(--panel); margin: .8rem 0;
  padding: .6rem .8rem; content-visibility: auto; contain-intrinsic-size: auto 14rem;
}
article.critical { border-color: var(--critical); } .critical .severity { color: var(--critical); }
article.major { border-color: var(--major); } .major .severity { color: var(--major); }
article.minor { border-color: var(--minor); } .minor .severity { color: var(--minor); }
article.neutral { border-color: var(--neutral); } .neutral .severity { color: var(--neutral); }
.sides {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem;
}
mark { background: var(--mark); color: inherit; font-weight: 600; padding: 0 .1em; }
summary { cursor: pointer; }
body:has(#show-critical:not(:checked)) article.critical,
body:has(#show-major:not(:checked)) article.major,
body:has(#show-minor:not(:checked)) article.minor,
body:has(#show-neutral:not(:checked)) article.neutral { display: none; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  article { break-inside: avoid; content-visibility: visible; }
  .filters { display: none; }
  mark { border: 1px solid; }
}
"""
