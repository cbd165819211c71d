import type { createLowlight } from 'lowlight';
import type { CodeRole, Theme } from '../theme.ts';

type Lowlight = ReturnType<typeof createLowlight>;
type Node = ReturnType<Lowlight['highlight']>['children'][number];

/** Longer code, or code with a longer line, stays plain: the grammars are regular expressions, and some go quadratic. */
const MOST_CHARACTERS = 40_000;
const LONGEST_LINE = 1_000;

/** The one thing here that changes: nothing until it is loaded, the same for ever after. */
let lowlight: Lowlight | undefined;
let loading: Promise<void> | undefined;

/** Loads the grammars, once. Until it resolves, code is drawn plain; nothing waits for it. */
export function loadHighlighter(): Promise<void> {
  loading ??= import('./grammars.ts').then(({ createHighlighter }) => {
    lowlight = createHighlighter();
  });
  return loading;
}

/** Whether code is drawn in colour by now. */
export function hasHighlighter(): boolean {
  return lowlight !== undefined;
}

/** Lines of code in colour, as many as were given; as they are when the language is not known or not loaded. */
export function highlight(lines: readonly string[], language: string, theme: Theme): readonly string[] {
  const name = language.replace(/[{:,].*$/, '');
  if (theme.colorLevel === 0 || !lowlight?.registered(name)) return lines;
  const code = lines.join('\n');
  if (code.length > MOST_CHARACTERS || lines.some(({ length }) => length > LONGEST_LINE)) return lines;
  const pieces: Piece[] = [];
  for (const node of lowlight.highlight(name, code).children) collect(node, undefined, pieces);
  return pieces
    .map(({ text, role }) => (role === undefined ? text : theme.code[role](text)))
    .join('')
    .split('\n');
}

type Piece = { text: string; role: CodeRole | undefined };

/** The innermost node that means something decides. Neighbours of one role become one piece: fewer bytes to write. */
function collect(node: Node, around: CodeRole | undefined, pieces: Piece[]): void {
  if (node.type === 'element') {
    const role = roleOf(node.properties.className) ?? around;
    for (const child of node.children) collect(child, role, pieces);
  }
  if (node.type !== 'text') return;
  const last = pieces.at(-1);
  if (last && last.role === around) last.text += node.value;
  else pieces.push({ text: node.value, role: around });
}

function roleOf(classes: unknown): CodeRole | undefined {
  if (!Array.isArray(classes)) return undefined;
  const [scope, detail] = classes.map(String);
  if (scope === 'hljs-title' && detail === 'class_') return 'type';
  return scope === undefined ? undefined : ROLES[scope];
}

/** Scopes of highlight.js (its "CSS classes reference") by what they mean here; the others are plain. */
const ROLES: Readonly<Record<string, CodeRole>> = {
  'hljs-keyword': 'keyword',
  'hljs-literal': 'keyword',
  'hljs-selector-tag': 'keyword',
  'hljs-string': 'string',
  'hljs-regexp': 'string',
  'hljs-char': 'string',
  'hljs-link': 'string',
  'hljs-code': 'string',
  'hljs-number': 'number',
  'hljs-symbol': 'number',
  'hljs-bullet': 'number',
  'hljs-comment': 'comment',
  'hljs-quote': 'comment',
  'hljs-meta': 'comment',
  'hljs-attr': 'name',
  'hljs-attribute': 'name',
  'hljs-name': 'name',
  'hljs-property': 'name',
  'hljs-section': 'name',
  'hljs-title': 'name',
  'hljs-variable': 'name',
  'hljs-template-variable': 'name',
  'hljs-built_in': 'type',
  'hljs-type': 'type',
  'hljs-addition': 'added',
  'hljs-deletion': 'removed',
};
