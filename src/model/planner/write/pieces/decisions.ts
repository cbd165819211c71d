import type { DecisionRecord } from '../../design/decisions.ts';
import { capital } from '../../words/spelling.ts';
import { blocks, citation, list, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';

/** Each decision with its reason, and what was rejected and why. */
export const decisions: Piece = {
  id: 'decisions',
  title: 'Decisions',
  must: true,
  named: 'decisions, decision records, adrs, trade-offs, alternatives, alternatives considered',
  near: 'architecture, stack choice, plan, detailed recommendations, recommendations, evolution, overview',
  write: (design) => blocks(...design.decisions.map(record)),
};

function record({ id, title, question, chosen, cite, because, rejected, cost, revisit }: DecisionRecord): string {
  return blocks(
    `**${id}. ${title}**`,
    list([
      `Question: ${question}`,
      `Decision: **${chosen}**${cite ? ` ${citation(cite)}` : ''}, because ${because}.`,
      ...rejected.map(({ label, why }) => `Rejected: *${label}*, because ${why}.`),
      `Cost: ${cost}`,
      `To be looked at again when ${revisit}.`,
    ]),
  );
}

/** The same as a table of gains and prices, for sections that weigh rather than record. */
export const tradeoffs: Piece = {
  id: 'tradeoffs',
  title: 'What is given up',
  must: false,
  named: 'trade-offs, tradeoffs',
  near: '',
  write: ({ decisions: all }) =>
    table(
      ['Choice', 'What it buys', 'What it costs'],
      all.map(({ id, chosen, because, cost }) => [`${id}: ${chosen}`, capital(because), cost]),
    ),
};
