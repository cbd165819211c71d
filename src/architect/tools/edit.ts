import { applyEdits, type Edit } from './change/apply-edits.ts';
import { findTarget, PATH_FIELD } from './change/find-target.ts';
import { planChange, unable } from './change/plan-change.ts';
import { defineActing } from './define-tool.ts';
import prose from './edit.md';
import type { Given } from './tool-input.ts';
import { lookInto } from './workspace/workspace.ts';

const EDIT = {
  old_string: {
    type: 'string',
    mayBeEmpty: true,
    says: 'The text to replace, exactly as it stands in the file. Empty: the file is new.',
    also: ['old_str', 'oldString', 'old_text'],
  },
  new_string: {
    type: 'string',
    mayBeEmpty: true,
    says: 'What stands there afterwards. Empty: nothing.',
    also: ['new_str', 'newString', 'new_text'],
  },
  replace_all: {
    type: 'boolean',
    says: 'Replace every occurrence; otherwise there must be exactly one.',
    also: ['replaceAll', 'all'],
  },
} as const;

const FIELDS = {
  path: PATH_FIELD,
  ...EDIT,
  edits: { type: 'list', of: EDIT, says: 'Several replacements, one after the other, in place of a single one.' },
} as const;

/** Replaces pieces of a file of the workspace that can be read. */
export const editTool = defineActing({
  name: 'edit',
  prose,
  fields: FIELDS,
  describe: ({ path }) => `edit ${path}`,
  async plan(input, context) {
    const { path } = input;
    const { workspace } = context;
    const edits = editsOf(input);
    if (!edits) return unable('Each edit takes old_string and new_string. Send the call again with both.');
    const found = await findTarget(context, path, lookInto(workspace).locate);
    if (!found.ok) return unable(found.error);
    const { target, existing } = found;
    if (!existing) {
      const [first, ...more] = edits;
      if (first?.from !== '' || more.length > 0) return unable(`"${path}" does not exist. Write it with write.`);
      return planChange(workspace, { target, existing, after: first.to });
    }
    const applied = applyEdits(existing.text, edits);
    if (!applied.ok) return unable(`"${path}": ${applied.error}`, 'does not fit');
    return planChange(workspace, { target, existing, after: applied.text });
  },
});

/** At least one; nothing when one of them lacks a half. */
function editsOf({ edits, ...single }: Given<typeof FIELDS>): Edit[] | undefined {
  const read: Edit[] = [];
  for (const { old_string: from, new_string: to, replace_all: all = false } of edits?.length ? edits : [single]) {
    if (from === undefined || to === undefined) return undefined;
    read.push({ from, to, all });
  }
  return read;
}
