/**
 * Comments as GitHub shows them, near enough for a picture: the Markdown, alerts, diff colours, and the Mermaid graphs drawn by
 * Mermaid itself.
 */
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';

const style = `
  body { margin: 0; padding: 24px; background: #fff; color: #1f2328; font: 14px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; }
  article { max-width: 860px; margin: 0 auto; border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
  article > header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; color: #59636e; }
  article > header b { color: #1f2328; }
  article > div { padding: 16px; }
  h2 { margin: 0 0 16px; padding-bottom: .3em; font-size: 1.5em; border-bottom: 1px solid #d1d9e0b3; }
  h3 { margin: 24px 0 16px; font-size: 1.25em; } h4 { margin: 24px 0 16px; font-size: 1em; }
  p, table, pre, blockquote, details, ul { margin: 0 0 16px; }
  table { border-collapse: collapse; display: block; overflow: auto; } th, td { padding: 6px 13px; border: 1px solid #d1d9e0; text-align: left; }
  code { font: 85% ui-monospace, 'Noto Sans Mono', monospace; background: #818b981f; padding: .2em .4em; border-radius: 6px; }
  pre { background: #f6f8fa; padding: 16px; border-radius: 6px; overflow: auto; font-size: 12px; line-height: 1.45; }
  pre code { background: none; padding: 0; font-size: 12px; }
  .add { background: #dafbe1; color: #116329; } .del { background: #ffebe9; color: #82071e; } .chg { color: #953800; } .rem { color: #59636e; }
  blockquote { padding: 8px 16px; border-left: .25em solid #cf222e; } blockquote.note { border-color: #0969da; }
  blockquote > b { display: block; color: #cf222e; font-weight: 500; margin-bottom: 8px; } blockquote.note > b { color: #0969da; }
  blockquote p { margin: 0; } .mermaid { text-align: center; background: #fff; } summary { cursor: default; }
`;

export function commentPage(comments: readonly string[]): string {
  const mermaidScript = readFileSync(require.resolve('@mermaid-js/tiny'), 'utf8').replaceAll(
    '</script',
    '<\\/script',
  );
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>
${comments.map(article).join('')}
<script>${mermaidScript}</script><script>mermaid.initialize({ startOnLoad: false }); mermaid.run().then(() => { document.body.dataset.ready = 'yes'; });</script>`;
}

function article(markdown: string): string {
  const body = new MarkdownIt({ html: true, highlight })
    .render(markdown)
    .replace(/<blockquote>\s*<p>\[!(CAUTION|NOTE)\]\s*/g, (_, kind: string) =>
      kind === 'NOTE' ? '<blockquote class="note"><b>Note</b><p>' : '<blockquote><b>Caution</b><p>',
    );
  return `<article><header><b>github-actions</b> bot commented</header><div>${body}</div></article>`;
}

const lineClasses: Readonly<Record<string, string>> = { '+': 'add', '-': 'del', '!': 'chg', '#': 'rem' };

function highlight(text: string, language: string): string {
  const escaped = text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  if (language === 'mermaid') return `<pre class="mermaid">${escaped}</pre>`;
  if (language !== 'diff') return `<pre><code>${escaped}</code></pre>`;
  const lines = escaped
    .split('\n')
    .map((line) => `<span class="${lineClasses[line.charAt(0)] ?? ''}">${line}</span>`);
  return `<pre><code>${lines.join('\n')}</code></pre>`;
}
