import { examplesIn } from './examples.ts';
import type { Persona } from './persona.ts';
import { wordsIn } from './words.ts';

/** How well a persona fits a brief; 0 when nothing much says so. `reason`: `fits your brief: "review", "schema"`. */
export type Suggestion = { persona: Persona; score: number; reason?: string };

/** In characters: what a long brief is about, it says at its start. */
const MAX_BRIEF = 20_000;
/** The least score of a fit: about two words that few of the personas say; less where there are only few personas. */
const realMatch = (count: number) => Math.min(3, 1.5 * Math.log(count + 1));
/** One shared word proves something only where the brief has no more words than this. */
const FEW_WORDS = 3;
const MAX_WORDS_SHOWN = 3;

/**
 * The personas by how well they fit what is to be designed, the best first; those that fit alike stay in their order.
 * A word that the brief and a persona share counts the more, the fewer of the personas say it. Only the first has a
 * reason, and only where it really fits.
 */
export function suggest(brief: string, personas: readonly Persona[]): Suggestion[] {
  const asked = new Map<string, string>();
  for (const { stem, text } of wordsIn(brief.slice(0, MAX_BRIEF))) if (!asked.has(stem)) asked.set(stem, text);
  const profiles = personas.map(profileOf);
  const crowd = crowdOf(profiles);
  const ranked = personas.map((persona, index) => ({ persona, ...match(asked, profiles[index] ?? new Map(), crowd) }));
  ranked.sort((a, b) => b.score - a.score);
  return ranked.map(({ persona, score, shared }, place) => {
    const reason = place === 0 && score > 0 ? reasonFor(shared) : undefined;
    return { persona, score, ...(reason ? { reason } : {}) };
  });
}

/** What a persona says of itself, each word with its weight: what it is for counts more than what it is called. */
type Profile = ReadonlyMap<string, number>;

function profileOf({ name, summary, description, report }: Persona): Profile {
  const profile = new Map<string, number>();
  const learn = (text: string, weight: number) => {
    for (const { stem } of wordsIn(text)) profile.set(stem, Math.max(weight, profile.get(stem) ?? 0));
  };
  learn([name, ...report].join(' '), 1);
  learn([summary, ...examplesIn(description)].join(' '), 2);
  return profile;
}

/** What tells a persona's words from everybody's. */
type Crowd = { count: number; averageSize: number; whoSay: ReadonlyMap<string, number> };

function crowdOf(profiles: readonly Profile[]): Crowd {
  const whoSay = new Map<string, number>();
  let size = 0;
  for (const profile of profiles) {
    size += profile.size;
    for (const stem of profile.keys()) whoSay.set(stem, (whoSay.get(stem) ?? 0) + 1);
  }
  return { count: profiles.length, averageSize: size / profiles.length, whoSay };
}

type Shared = { text: string; weight: number };

function match(asked: ReadonlyMap<string, string>, profile: Profile, { count, averageSize, whoSay }: Crowd) {
  /** Who says more than most, shares more words by chance. */
  const talkative = 0.7 + (0.3 * profile.size) / (averageSize || 1);
  const shared: Shared[] = [];
  for (const [stem, text] of asked) {
    const weight = profile.get(stem);
    if (weight === undefined) continue;
    shared.push({ text, weight: (weight * Math.log((count + 1) / (whoSay.get(stem) ?? 1))) / talkative });
  }
  const score = shared.reduce((sum, { weight }) => sum + weight, 0);
  const fits = score >= realMatch(count) && (shared.length > 1 || asked.size <= FEW_WORDS);
  return { shared, score: fits ? score : 0 };
}

function reasonFor(shared: readonly Shared[]): string {
  const best = [...shared].sort((a, b) => b.weight - a.weight).slice(0, MAX_WORDS_SHOWN);
  return `fits your brief: ${best.map(({ text }) => `"${text}"`).join(', ')}`;
}
