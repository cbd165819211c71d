import type { Source } from '../repo/reading.ts';

/** What a schema's own words add to its tables: comments beside a line, and conditions on a column. */
export type SchemaText = {
  /** The comment at the end of a line, or the ones right above it where it has none; empty for neither. */
  commentAt(part: { path?: string; line: number }): string;
  /** The comments of a line and of those above, up to the statement before. */
  commentsAbove(part: { path?: string; line: number }): string;
  /** Whether a condition of the table, or one added to it later, names the column. */
  isChecked(table: { path: string; name: string; line: number }, column: string): boolean;
};

const COMMENT = /(?:--|#)\s?(.*)$|\bcomment\s+'((?:[^']|'')*)'/i;
const FARTHEST = 6;

export function schemaText(sources: readonly Source[]): SchemaText {
  const files = new Map(sources.map(({ path, text }) => [path, { text, lines: text.split('\n') }]));
  const linesOf = (path = '') => files.get(path)?.lines ?? [];
  const commentsAbove = ({ path, line }: { path?: string; line: number }): string => {
    const lines = linesOf(path);
    const found: string[] = [];
    for (let at = line - 2; at >= 0 && at > line - 2 - FARTHEST; at -= 1) {
      const text = (lines[at] ?? '').trim();
      if (!/^(?:--|#|\/\*|\*)/.test(text)) break;
      found.unshift(text.replace(/^(?:--|#|\/?\*+)\s?|\*\/$/g, ''));
    }
    return found.join(' ');
  };
  return {
    commentAt: (part) => {
      const match = COMMENT.exec(linesOf(part.path)[part.line - 1] ?? '');
      return match?.[1] ?? match?.[2] ?? '';
    },
    commentsAbove,
    isChecked({ path, name, line }, column) {
      const lines = linesOf(path);
      const end = lines.findIndex((text, at) => at >= line - 1 && /;\s*(?:--.*)?$/.test(text));
      const own = lines.slice(line - 1, end === -1 ? undefined : end + 1).join('\n');
      const later = (files.get(path)?.text ?? '').match(/\balter\s+table\b[^;]*/gi) ?? [];
      const condition = new RegExp(`\\bcheck\\s*\\((?:[^()]|\\([^()]*\\))*?\\b${plain(column)}\\b`, 'i');
      return [own, ...later.filter((text) => new RegExp(`\\b${plain(name)}\\b`, 'i').test(text))].some((text) =>
        condition.test(text),
      );
    },
  };
}

function plain(name: string): string {
  return name.replace(/\W/g, '');
}
