import { refusal } from '../define-tool.ts';
import type { Plan } from '../tool.ts';
import type { Target } from '../workspace/locate-target.ts';
import { type Existing, MAX_BYTES } from './existing-text.ts';
import { putChange } from './put-change.ts';
import { unifiedDiff } from './unified-diff.ts';

export type Change = {
  target: Target;
  /** The file as it stands; nothing for a new one. */
  existing: Existing | undefined;
  /** What the file is to hold, byte for byte. */
  after: string;
};

/** How to make a change to one file, with the diff that it is asked for by. */
export function planChange(root: string, { target, existing, after }: Change): Plan {
  const { path, real, isNew } = target;
  const size = Buffer.byteLength(after);
  if (size > MAX_BYTES)
    return unable(`"${path}" would be too large: ${size} bytes, of at most ${MAX_BYTES}.`, 'too large');
  if (after === existing?.text) {
    return { ok: false, outcome: { output: `"${path}" is like that already.`, isError: false, summary: 'unchanged' } };
  }
  const { diff, added, removed } = unifiedDiff(path, existing?.text, after);
  return {
    ok: true,
    action: { kind: 'write', path, real, diff, isNew },
    async run() {
      const put = await putChange(root, target, after, existing);
      if (!put.ok) return refusal(`"${path}": ${put.error}`, 'not written');
      const lines = `${added} ${added === 1 ? 'line' : 'lines'}`;
      return isNew
        ? { output: `"${path}" is written: a new file of ${lines}.`, isError: false, summary: `new, ${lines}` }
        : { output: `"${path}" is changed: +${added} −${removed}.`, isError: false, summary: `+${added} −${removed}` };
    },
  };
}

/** Why nothing is planned. */
export function unable(sentence: string, summary = 'refused'): Plan {
  return { ok: false, outcome: refusal(sentence, summary) };
}
