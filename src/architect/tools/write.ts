import { findTarget, PATH_FIELD } from './change/find-target.ts';
import { planChange, unable } from './change/plan-change.ts';
import { inFormOf } from './change/text-form.ts';
import { defineActing } from './define-tool.ts';
import prose from './write.md';

const FIELDS = {
  path: PATH_FIELD,
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
  async plan({ path, content }, context) {
    const found = await findTarget(context, path);
    if (!found.ok) return unable(found.error);
    const { target, existing } = found;
    const after = existing ? inFormOf(existing.text, content) : content;
    return planChange(context.workspace, { target, existing, after });
  },
});
