import type { Tree } from './syntax-tree.ts';
import { isTree } from './syntax-tree.ts';

/** The grammar of PostgreSQL 18 itself, compiled to WebAssembly. */
export type Grammar = { parse(sql: string): Parsed };

/** The statements of a text, or where it stops making sense. */
export type Parsed = { statements: { kind: string; tree: Tree }[] } | { fault: SyntaxFault };

/** `at`: offset in the text in UTF-16 units. `message`: PostgreSQL's own. */
export type SyntaxFault = { message: string; at: number };

let loading: Promise<Grammar> | undefined;

/** Loads the grammar, once (20-40 ms). Rejects where its `.wasm` file does not lie beside the code. */
export function loadGrammar(): Promise<Grammar> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Grammar> {
  const module = await import('libpg-query');
  // Bundled from CommonJS, its exports are those of the default one.
  const { hasSqlDetails, loadModule, parseSync } = 'default' in module ? (module.default as typeof module) : module;
  await loadModule();
  return {
    parse(sql) {
      try {
        const { stmts = [] } = parseSync(sql);
        return { statements: stmts.flatMap(({ stmt }) => statementOf(stmt)) };
      } catch (thrown) {
        const at = hasSqlDetails(thrown) ? (thrown.sqlDetails?.cursorPosition ?? 0) : 0;
        return { fault: { message: thrown instanceof Error ? thrown.message : String(thrown), at: unitsTo(sql, at) } };
      }
    },
  };
}

function statementOf(node: unknown): { kind: string; tree: Tree }[] {
  const [entry] = isTree(node) ? Object.entries(node) : [];
  return entry && isTree(entry[1]) ? [{ kind: entry[0], tree: entry[1] }] : [];
}

/** PostgreSQL counts characters, not UTF-16 units. */
function unitsTo(text: string, characters: number): number {
  let units = 0;
  for (let left = characters; left > 0 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}
