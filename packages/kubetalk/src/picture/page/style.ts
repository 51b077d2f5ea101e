/** How a page looks, around its picture; the colours are those of the picture. */
export const PAGE_STYLE = `
:root { --page: #ffffff; --panel: #f6f8fa; --text: #1f2328; --dim: #57606a; --line: #d0d7de; --bad: #cf222e; --good: #116329; --link: #0550ae; --mark: #0969da }
@media (prefers-color-scheme: dark) {
  :root { --page: #0d1117; --panel: #161b22; --text: #e6edf3; --dim: #9198a1; --line: #3d444d; --bad: #ff7b72; --good: #7ee787; --link: #79c0ff; --mark: #4493f8 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.45 system-ui, sans-serif }
h1 { font-size: 18px; margin: 0 }
h2 { font-size: 16px; margin: 0 0 8px }
h3 { font-size: 14px; margin: 14px 0 4px }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; padding: 10px 16px; border-bottom: 1px solid var(--line); background: var(--panel) }
form { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center }
input, select, button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--dim); border-radius: 6px; padding: 3px 8px }
button { cursor: pointer }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(280px, 380px) }
#graph { overflow: auto; height: calc(100vh - 70px); padding: 8px }
#graph svg { display: block }
aside { border-left: 1px solid var(--line); padding: 12px 16px; overflow: auto; height: calc(100vh - 70px); overflow-wrap: anywhere }
#report, #problems, #paths { grid-column: 1 / -1; padding: 16px; border-top: 1px solid var(--line) }
#report { overflow: auto }
pre { margin: 0; font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
.good { color: var(--good) }
ul, ol { margin: 0; padding-left: 20px }
.link { background: none; border: 0; padding: 0; color: var(--link); text-decoration: underline; text-align: left }
.bad { color: var(--bad) }
.dim, code { color: var(--dim) }
code { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
table { border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 1px }
.node { cursor: pointer }
.node:focus-visible { outline: none }
.node:focus-visible rect, .node.chosen rect { stroke: var(--mark); stroke-width: 3 }
.chosen-one .node:not(.near), .chosen-one .way:not(.near) { opacity: .3 }
@media (max-width: 800px) { main { display: block } aside, #graph { height: auto } aside { border: 0 } }
`;
