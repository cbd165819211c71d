import { type CheckState, errorCount, findingsOf } from './check-state.ts';
import { type Draft, holdSections, undoTo } from './draft.ts';
import type { View } from './view.ts';

/** What stood before a repair, to come back to when it does more harm than good. */
export type Repair = { draft: Draft; checks: CheckState };

/** Errors go back to the model so many times. */
export const MOST_REPAIRS = 3;

/** A repair begins: what stands is kept, and no section may be added. */
export function repairOf({ draft, checks }: View): Pick<View, 'draft' | 'repair'> {
  return { repair: { draft, checks }, draft: holdSections(draft) };
}

/** The report and its checks as they were before the repair, with the reason why it was undone. */
export function revertedTo(view: View, reason: string): Pick<View, 'draft' | 'checks'> {
  const { draft, checks, repair } = view;
  const undone = [...checks.undone, reason];
  if (!repair) return { draft, checks: { ...checks, undone } };
  const restored = undoTo(repair.draft, draft);
  const { whole } = repair.checks;
  return {
    draft: restored,
    checks: {
      ...repair.checks,
      ...(whole && { whole: { ...whole, revision: restored.revision } }),
      undone,
      disputes: checks.disputes,
    },
  };
}

/** What is to be done once the whole report was checked: `undo` with the rest of "… because". */
export type Verdict = { do: 'keep' } | { do: 'repair' } | { do: 'undo'; reason: string };

/**
 * Whether the report is kept as it stands, errors and all, goes back to the model, or back to what it was.
 *
 * @param canRepair whether the model can be asked at all
 */
export function verdictOn({ checks, repair }: View, canRepair: boolean): Verdict {
  const errors = errorCount(checks);
  if (repair) {
    const [lost, ...more] = checks.whole?.lost ?? [];
    if (lost !== undefined) {
      const others = more.length > 0 ? ` and ${more.length} more` : '';
      return { do: 'undo', reason: `it lost what no finding had named: ${lost}${others}` };
    }
    const before = errorCount(repair.checks);
    if (errors > before) return { do: 'undo', reason: `it left ${errors} errors where there had been ${before}` };
    if (errors === before) return { do: 'keep' };
  }
  return errors > 0 && canRepair && checks.round < MOST_REPAIRS ? { do: 'repair' } : { do: 'keep' };
}

/** What a repair lost that no finding before it had named: of the inventory before, what is not in the one after. */
export function lostIn({ repair }: View, inventory: readonly string[]): string[] {
  if (!repair?.checks.whole) return [];
  const kept = new Set(inventory);
  const named = findingsOf(repair.checks).map(({ message }) => message.toLowerCase());
  return repair.checks.whole.inventory.filter((item) => !kept.has(item) && !named.some((words) => names(words, item)));
}

/** Whether a message names an item of the inventory: its last word, `due_on` of `column loans.due_on`. */
function names(message: string, item: string): boolean {
  const last = item.toLowerCase().split(/[ .]/).at(-1) ?? '';
  return last !== '' && message.includes(last);
}
