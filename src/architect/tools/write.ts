import { readExisting } from './change/existing-text.ts';
import { planChange, unable } from './change/plan-change.ts';
import { inFormOf } from './change/text-form.ts';
import { defineActing } from './define-tool.ts';
import { locateTarget } from './workspace/locate-target.ts';
import prose from './write.md';

const FIELDS = {
  path: {
    type: 'string',
    required: true,
    says: 'The file, from the workspace.',
    also: ['file_path', 'filePath', 'file', 'filename'],
  },
  content: {
    type: 'string',
    required: true,
    mayBeEmpty: true,
    says: 'All that the file is to hold.',
    also: ['contents', 'file_text', 'text'],
  },
} as const;

/** Writes a whole file of the workspace, new or not. */
export const writeTool = defineActing({
  name: 'write',
  prose,
  fields: FIELDS,
  describe: ({ path }) => `write ${path}`,
  async plan({ path, content }, { workspace, isDenied }) {
    const located = await locateTarget(workspace, path, isDenied);
    if (!located.ok) return unable(located.error);
    const { target } = located;
    if (target.isNew) return planChange(workspace, { target, existing: undefined, after: content });
    const read = await readExisting(target.real);
    if (!read.ok) return unable(`"${path}": ${read.error}`);
    const { existing } = read;
    return planChange(workspace, { target, existing, after: inFormOf(existing.text, content) });
  },
});
