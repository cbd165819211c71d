import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';
import type { FigureTable } from './read-table.ts';

/** A row whose figure is not the share of another column that the row gives, as it is in every other row. */
export type ShareColumnSlip = {
  result: Quantity;
  expected: string;
  line: number;
  /** Places of the columns: the share, what it is of, and what it makes. */
  share: number;
  of: number;
  makes: number;
  isRest: boolean;
  holds: number[];
};

const LEAST = 2;
const WIDEST = 9;
const EXACT = 0.006;
/** Off by less is taken for rounding. */
const FARTHEST = 0.05;
const TOTAL = /^(?:sub-?)?total\b|^(?:sum|all|together|overall)\b/i;

/** The one row of a table in which a share, the whole and the part (or what is left) do not belong together. */
export function shareColumnSlipIn({ head, rows }: FigureTable): ShareColumnSlip | undefined {
  if (head.length > WIDEST || rows.length <= LEAST) return undefined;
  const places = head.map((_, at) => at).filter((at) => at > 0);
  const shares = places.filter((at) => rows.some(({ cells }) => cells[at]?.figure?.percent));
  const laws = shares.flatMap((share) =>
    places.flatMap((of) =>
      places
        .filter((makes) => makes !== of && makes !== share && of !== share)
        .flatMap((makes) => [false, true].map((isRest) => judge(rows, { share, of, makes, isRest }))),
    ),
  );
  // A law that holds in all rows explains what another seems to find.
  if (laws.some(({ wrong, holds }) => wrong.length === 0 && holds.length > LEAST)) return undefined;
  const slips = laws.flatMap(({ slip }) => slip ?? []);
  const [slip] = slips;
  return slip && slips.every(({ line }) => line === slip.line) ? slip : undefined;
}

type Law = Pick<ShareColumnSlip, 'share' | 'of' | 'makes' | 'isRest'>;
type Row = { ratio: number; slack: number; result: Quantity; share: number; line: number };

function judge(rows: FigureTable['rows'], law: Law): { holds: Row[]; wrong: Row[]; slip: ShareColumnSlip | undefined } {
  const judged = rows.flatMap(({ cells, line, label }): Row[] => {
    const [share, whole, result] = [law.share, law.of, law.makes].map((at) => cells[at]?.figure);
    if (!share?.percent || !whole || !result || whole.percent || result.percent || TOTAL.test(label)) return [];
    if (whole.number === 0 || result.number === 0 || share.number > 1) return [];
    const part = law.isRest ? 1 - share.number : share.number;
    if (part <= 0) return [];
    const rounding = (share.number * share.slack) / part + result.slack + Math.min(whole.slack, 0.01);
    const ratio = (result.number * scaleOf(result)) / (whole.number * scaleOf(whole) * part);
    return [{ ratio, slack: EXACT + Math.min(rounding, 0.3), result, share: share.number, line }];
  });
  const holds = judged.filter(({ ratio, slack }) => near(ratio, 1, slack));
  const wrong = judged.filter((row) => !holds.includes(row));
  const [odd] = wrong;
  const isVaried =
    new Set(holds.map(({ share }) => share)).size > 1 && new Set(holds.map(({ result }) => result.number)).size > 1;
  if (!odd || wrong.length > 1 || holds.length < LEAST || !isVaried || near(odd.ratio, 1, FARTHEST + odd.slack))
    return { holds, wrong, slip: undefined };
  const { result, ratio, line } = odd;
  const slip = { ...law, result, expected: inUnitsOf(result, 1 / ratio), line, holds: holds.map((row) => row.line) };
  return { holds, wrong, slip };
}

function scaleOf({ measures }: Quantity): number {
  return measures.reduce((value, { factor, power }) => value * factor ** power, 1);
}
