/** How an exported page looks: light and dark, on paper too. It names nothing that would have to be fetched. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c1e21, #e4e6ea);
  --quiet: light-dark(#5d6470, #a2aab8);
  --line: light-dark(#dfe2e7, #363b44);
  --soft: light-dark(#f5f6f8, #20242b);
  --page: light-dark(#fff, #16191e);
  --accent: light-dark(#0b6fb8, #6db8f2);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.25rem 5rem; background: var(--page); color: var(--text); font: 16px/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0; }
h2 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
a { color: var(--accent); }
.told { color: var(--quiet); margin: .4rem 0 0; }
nav ol { columns: 2 16rem; padding-left: 1.4rem; margin: 2rem 0; }
figure { margin: 1.2rem 0; }
figcaption { color: var(--quiet); font-size: .8rem; }
pre { margin: .2rem 0 0; padding: .9rem 1rem; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; font-size: .85rem; line-height: 1.5; }
code { font-family: ui-monospace, monospace; }
:not(pre) > code { background: var(--soft); border-radius: 3px; padding: .1em .3em; font-size: .9em; }
table { border-collapse: collapse; display: block; overflow-x: auto; margin: 1.2rem 0; font-size: .92rem; }
th, td { border: 1px solid var(--line); padding: .4rem .7rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--quiet); }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } nav { display: none; } pre, table, blockquote { break-inside: avoid; } pre { white-space: pre-wrap; } }
`;
