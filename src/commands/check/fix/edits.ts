import { z } from 'zod';
import { type Block, isToolUse, type ToolSpec } from '../../../session/events.ts';

/** A piece of a document and what is to stand in its place. */
export type Edit = { old: string; new: string };

/** The tool by which the model changes a document: it states the change, and nothing else is touched. */
export const editSpec: ToolSpec = {
  name: 'edit',
  description:
    'Replaces text in the document. `old` must occur in it exactly once, letter for letter, with enough of the lines around it to be the only place; `new` is what stands there afterwards. Call it once for each change.',
  input_schema: {
    type: 'object',
    properties: { old: { type: 'string' }, new: { type: 'string' } },
    required: ['old', 'new'],
  },
};

const SHAPE = z.object({ old: z.string().min(1), new: z.string() });

/** The edits of a reply, in order; a call of another shape is none. */
export function editsIn(content: readonly Block[]): Edit[] {
  return content.filter(isToolUse).flatMap(({ name, input }) => {
    const read = SHAPE.safeParse(input);
    return name === editSpec.name && read.success ? [read.data] : [];
  });
}

/** The text after as many of the edits as fit, and how many of them did not: their place was not there, or not alone. */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; refused: number } {
  let changed = text;
  let refused = 0;
  for (const edit of edits) {
    const at = changed.indexOf(edit.old);
    if (at === -1 || changed.includes(edit.old, at + 1)) refused += 1;
    else changed = changed.slice(0, at) + edit.new + changed.slice(at + edit.old.length);
  }
  return { text: changed, refused };
}
