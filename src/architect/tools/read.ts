import type { FileHandle } from 'node:fs/promises';
import { defineTool, refusal } from './define-tool.ts';
import prose from './read.md';
import type { Outcome, ToolContext } from './tool.ts';
import { openFile } from './workspace/open-file.ts';
import type { Place } from './workspace/place.ts';
import { shownLine, shownPath } from './workspace/shown-path.ts';
import { isBinary, textLines } from './workspace/text-lines.ts';
import { lookInto, type Workspace } from './workspace/workspace.ts';

const MAX_LINES = 2_000;
/** Characters of one line, and of one page. */
const MAX_LINE = 2_000;
const MAX_PAGE = 80_000;
const MAX_ENTRIES = 300;
/** Up to this size a file is read to its end, so that a page can say of how many lines it is. */
const COUNTED_BYTES = 16 * 1024 * 1024;

const FIELDS = {
  path: {
    type: 'string',
    required: true,
    says: 'A file or folder, from the workspace.',
    also: ['file_path', 'filePath', 'file'],
  },
  offset: { type: 'integer', min: 1, says: 'The first line to show, counted from 1.', also: ['start_line', 'line'] },
  limit: { type: 'integer', min: 1, max: MAX_LINES, says: `How many lines to show; ${MAX_LINES} when left out.` },
} as const;

type Range = { offset: number; limit: number };

/** Shows a file of the workspace with its lines numbered, a page at a time, or what a folder holds. */
export const readTool = defineTool({
  name: 'read',
  prose,
  fields: FIELDS,
  describe: ({ path, offset }) => `read ${path}${offset === undefined ? '' : ` from line ${offset}`}`,
  async run({ path, offset = 1, limit = MAX_LINES }, context) {
    const workspace = lookInto(context.workspace, context.isDenied);
    const found = await workspace.locate(path);
    if (!found.ok) return refusal(found.error, 'refused');
    if (found.place.kind === 'folder') return listing(workspace, found.place, context);
    return file(found.place, { offset, limit }, context);
  },
});

async function listing(workspace: Workspace, folder: Place, { sanitize }: ToolContext): Promise<Outcome> {
  const entries = await workspace.entries(folder);
  const names = entries.slice(0, MAX_ENTRIES).map(({ path, kind }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return shownPath(name, sanitize) + (kind === 'folder' ? '/' : '');
  });
  if (entries.length > names.length)
    names.push(`(the first ${names.length} of ${entries.length} entries; glob finds the others by pattern)`);
  const title = `${folder.path === '' ? 'The workspace' : shownPath(folder.path, sanitize)} is a folder. It holds:`;
  const output =
    entries.length === 0
      ? 'The folder is empty, or holds only what is left out here.'
      : `${title}\n${names.join('\n')}`;
  return { output, isError: false, summary: counted(entries.length, 'entry', 'entries') };
}

async function file(place: Place, range: Range, context: ToolContext): Promise<Outcome> {
  const opened = await openFile(place.real);
  if (!opened.ok) return refusal(`"${place.path}": ${opened.error}`, 'refused');
  try {
    if (opened.size === 0) return { output: '(the file is empty)', isError: false, summary: 'empty' };
    if (await isBinary(opened.handle)) {
      return refusal(`"${place.path}" is a binary file of ${opened.size} bytes; only text is shown.`, 'binary');
    }
    return await page(opened.handle, opened.size, range, context);
  } finally {
    await opened.handle.close();
  }
}

async function page(
  handle: FileHandle,
  size: number,
  { offset, limit }: Range,
  context: ToolContext,
): Promise<Outcome> {
  const shown: string[] = [];
  let characters = 0;
  let lines = 0;
  let isCounted = true;
  for await (const line of textLines(handle, MAX_LINE, context.signal)) {
    lines += 1;
    if (lines < offset) continue;
    if (shown.length < limit && characters < MAX_PAGE) {
      const cut = line.length > MAX_LINE ? ` … (cut: the line has ${line.length} characters)` : '';
      const text = `${String(lines).padStart(6)}\t${shownLine(line.text, context.sanitize)}${cut}`;
      characters += text.length;
      shown.push(text);
    } else if (size > COUNTED_BYTES) {
      isCounted = false;
      break;
    }
  }
  if (shown.length === 0) {
    return refusal(`The file has ${counted(lines, 'line', 'lines')}; there is no line ${offset}.`, 'past the end');
  }
  return paged(shown, offset, lines, isCounted);
}

/** `lines`: how many there are, or (not counted) at least how many. */
function paged(shown: string[], offset: number, lines: number, isCounted: boolean): Outcome {
  const last = offset + shown.length - 1;
  const whole = offset === 1 && last === lines;
  const total = isCounted ? `${lines}` : `more than ${last}`;
  const goOn = last < lines ? `; read again with offset ${last + 1} for what follows` : ', the last one';
  const output = whole ? shown.join('\n') : `${shown.join('\n')}\n\n(lines ${offset} to ${last} of ${total}${goOn})`;
  return {
    output,
    isError: false,
    summary: whole ? counted(lines, 'line', 'lines') : `lines ${offset}–${last} of ${total}`,
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
