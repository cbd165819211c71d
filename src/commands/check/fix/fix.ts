import { createTwoFilesPatch } from 'diff';
import writeFileAtomic from 'write-file-atomic';
import { Failed, type Failure } from '../../../failure.ts';
import type { Model } from '../../../model/model.ts';
import { counted } from '../../../report/verification.ts';
import { sanitize, sanitizeLine } from '../../../text/sanitize.ts';
import { paintPatch } from '../../paint-patch.ts';
import { type CheckedFile, countOf, findingsOf } from '../checked-file.ts';
import type { CheckFile } from '../files.ts';
import type { Paint } from '../text.ts';
import { askModel } from './ask-model.ts';
import { applyEdits } from './edits.ts';

export type FixOptions = {
  model: Model;
  /** Checks a text as if it stood in the file. */
  recheck(path: string, text: string): Promise<CheckedFile>;
  write(text: string): void;
  paint: Paint;
  /** Whether what helps is written into the file. */
  save: boolean;
  signal: AbortSignal;
};

/**
 * Sends what was found in a file to the model, shows what it would change, and checks that. Gives the file as it then
 * is: changed only when that was asked for and leaves fewer errors and warnings than before.
 *
 * @throws Failed when the model fails
 */
export async function fixFile(file: CheckFile, before: CheckedFile, options: FixOptions): Promise<CheckedFile> {
  const { model, recheck, write, paint, save, signal } = options;
  const findings = findingsOf(before.checked).filter(({ level }) => level !== 'note');
  if (findings.length === 0) return before;
  const text = await file.read();
  const proposal = await askModel(model, { path: file.path, text, findings }, signal);
  if ('kind' in proposal) throw new Failed(proposal satisfies Failure);
  const name = sanitizeLine(file.path);
  if (proposal.words) write(`\n${sanitize(proposal.words)}\n`);
  const { text: changed, refused } = applyEdits(text, proposal.edits);
  if (refused > 0)
    write(
      `\n${name}: ${counted(refused, 'change')} did not fit the text, and ${refused === 1 ? 'is' : 'are'} left out.\n`,
    );
  if (changed === text) {
    write(`\n${name}: the model changes nothing.\n`);
    return before;
  }
  write(`\n${paintPatch(createTwoFilesPatch(name, name, text, changed, '', '', { context: 3 }), paint)}`);
  const after = await recheck(file.path, changed);
  const verdict = compare(before, after);
  const saved = save && verdict.better && file.absolute !== '';
  write(
    `\n${name}: ${verdict.words}. ${saved ? 'Written.' : save ? 'Not written.' : 'Nothing is written without --write.'}\n`,
  );
  if (!saved) return before;
  await writeFileAtomic(file.absolute, changed);
  return after;
}

function compare(before: CheckedFile, after: CheckedFile): { better: boolean; words: string } {
  const [was, is] = [before, after].map(({ checked }) => {
    const findings = findingsOf(checked);
    return { errors: countOf(findings, 'error'), warnings: countOf(findings, 'warning') };
  });
  if (!was || !is) return { better: false, words: '' };
  const words = `${counted(was.errors, 'error')} and ${counted(was.warnings, 'warning')} become ${is.errors} and ${is.warnings}`;
  const better = is.errors < was.errors || (is.errors === was.errors && is.warnings < was.warnings);
  return { better, words };
}
