import { realpath } from 'node:fs/promises';
import { createTwoFilesPatch } from 'diff';
import writeFileAtomic from 'write-file-atomic';
import { maskText } from '../../../context/secrets/mask-secrets.ts';
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
import { type Target, targetOf } from './target.ts';

export type FixOptions = {
  model: Model;
  /** Checks a text as if it stood in the file. */
  recheck(path: string, text: string): Promise<CheckedFile>;
  write(text: string): void;
  paint: Paint;
  /** Whether what helps is written into the file. */
  save: boolean;
  /** Absolute real path: a link in it that leads out is not followed. */
  workspace: string;
  signal: AbortSignal;
};

/**
 * Sends what was found in a file to the model, shows what it would change, and checks that. Gives the file as it then
 * is: changed only when that was asked for and leaves fewer errors and warnings than before. What looks like a secret
 * in it is sent with a mark in its place.
 *
 * @throws Failed when the model fails
 */
export async function fixFile(file: CheckFile, before: CheckedFile, options: FixOptions): Promise<CheckedFile> {
  const { model, recheck, write, paint, save, signal } = options;
  const findings = findingsOf(before.checked).filter(({ level }) => level !== 'note');
  if (findings.length === 0) return before;
  const name = sanitizeLine(file.path);
  const target = file.absolute === '' ? undefined : await targetOf(file.absolute, options.workspace);
  if (target?.away !== undefined) {
    write(`\n${name}: not sent, for ${sanitizeLine(target.away)}.\n`);
    return before;
  }
  const text = await file.read();
  const sent = maskText(text);
  if (sent !== text) write(`\n${name}: what looks like a secret in it is sent with a mark in its place.\n`);
  const proposal = await askModel(model, { path: file.path, text: sent, findings }, signal);
  if ('kind' in proposal) throw new Failed(proposal satisfies Failure);
  if (proposal.words) write(`\n${sanitize(proposal.words)}\n`);
  const edits = proposal.edits.filter((edit) => !MARK.test(edit.new));
  const applied = applyEdits(text, edits);
  const changed = applied.text;
  const refused = applied.refused + proposal.edits.length - edits.length;
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
  const why = save && verdict.better ? await put(changed, text, file, target) : '';
  const kept = save ? `Not written${why && `: ${why}`}.` : 'Nothing is written without --write.';
  write(`\n${name}: ${verdict.words}. ${why === undefined ? 'Written.' : kept}\n`);
  return why === undefined ? after : before;
}

/** Stands for what the model has not seen: it is written into no file. */
const MARK = /\[masked [0-9a-f]{4}: /;

/**
 * Writes a text where the path really leads: the model has taken its time, so what stands there is looked at again.
 *
 * @returns why it was not written; nothing when it was
 */
async function put(
  changed: string,
  before: string,
  file: CheckFile,
  target: Target | undefined,
): Promise<string | undefined> {
  if (!target) return 'standard input is no file';
  if (target.guarded !== undefined) return `${target.guarded}, so change it yourself`;
  const isSame = (await file.read()) === before && (await realpath(file.absolute)) === target.real;
  if (!isSame) return 'it has changed meanwhile';
  await writeFileAtomic(target.real, changed);
  return undefined;
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
