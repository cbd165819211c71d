import type { RuleFamily } from '../rule.ts';

/**
 * Every way in which the parts of a design are held against each other, by what it is about. Their order does not
 * matter. Each family is loaded by itself: one that cannot be takes none of the others with it.
 */
export const ruleFamilies: readonly RuleFamily[] = [
  { name: 'together/arithmetic', load: async () => (await import('./families/arithmetic.ts')).arithmeticRules },
  { name: 'together/contract', load: async () => (await import('./families/contract.ts')).contractRules },
  { name: 'together/decisions', load: async () => (await import('./families/decisions.ts')).decisionsRules },
  { name: 'together/diagram', load: async () => (await import('./families/diagram.ts')).diagramRules },
  { name: 'together/er', load: async () => (await import('./families/er.ts')).erRules },
  { name: 'together/events', load: async () => (await import('./families/events.ts')).eventsRules },
  { name: 'together/hot', load: async () => (await import('./families/hot.ts')).hotRules },
  { name: 'together/hygiene', load: async () => (await import('./families/hygiene.ts')).hygieneRules },
  { name: 'together/prose', load: async () => (await import('./families/prose.ts')).proseRules },
  { name: 'together/reliability', load: async () => (await import('./families/reliability.ts')).reliabilityRules },
];
