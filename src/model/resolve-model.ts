import type { Failure } from '../failure.ts';
import { DEFAULT_MODEL, FAMILIES, type Family, modelInfo, todaysId } from './catalogue.ts';
import { nearestModel } from './nearest-model.ts';

/** A model's id, a sentence where it is not plainly what was asked for, and the name that it takes the place of. */
export type ResolvedModel = { id: string; notice?: string; insteadOf?: string };

const UNSAID = ['', 'inherit', 'default', 'claude'];
const OTHER_VENDORS =
  /^(chatgpt|codestral|codex|command|deepseek|devstral|gemini|gemma|glm|gpt|grok|kimi|llama|minimax|ministral|mistral|mixtral|nova|o\d|phi|qwen)(?![a-z])/i;
const RETIRED = /^claude-(instant|[123](?!\d)|(opus|sonnet)-4(-[01])?(-\d{8})?$)/;

/**
 * The id that a word for a model means: a family, an id, or a name as other products' agent files write it.
 *
 * Ids are never refused, since new ones appear. A name of another vendor, and a retired id, become the nearest of
 * ours with a notice. On a foreign host every name but a family's is an id. Fails (`usage`) for a plain word that is
 * none of these, naming the nearest.
 */
export function resolveModel(name: string | undefined, { foreign = false } = {}): ResolvedModel | Failure {
  const asked = (name ?? '').trim().replace(/\[1m\]$/, '');
  const word = asked.toLowerCase();
  if (UNSAID.includes(word)) return { id: DEFAULT_MODEL };
  if (isFamily(word)) return { id: todaysId(word) };
  if (foreign) return { id: asked };
  if (/[|,]/.test(word)) return firstClaude(asked);
  if (RETIRED.test(word)) return nearestClaude(asked) ?? instead(asked, DEFAULT_MODEL);
  // Copilot writes the number with a dot.
  if (/^claude-[\w.:@-]+$/.test(word)) return known(word.replace(/(?<=\d)\.(?=\d)/g, '-'));
  const claude = nearestClaude(asked);
  if (claude) return claude;
  if (word.includes('/') || OTHER_VENDORS.test(word)) return instead(asked, DEFAULT_MODEL);
  if (/^\S*[\d:._@-]\S*$/.test(asked)) return { id: asked };
  return unknownModel(asked);
}

function isFamily(word: string): word is Family {
  return FAMILIES.some((family) => family === word);
}

function known(id: string): ResolvedModel {
  const endsOn = modelInfo(id)?.endsOn;
  return endsOn ? { id, notice: `${id} is deprecated: it ends on ${endsOn}.` } : { id };
}

function instead(asked: string, id: string): ResolvedModel {
  return { id, notice: `The model “${asked}” cannot be used here; ${id} takes its place.`, insteadOf: asked };
}

/** Of `a | b` or `a, b` the first that means a Claude model; the default where none does. */
function firstClaude(asked: string): ResolvedModel {
  for (const entry of asked.split(/[|,]/)) {
    const found = nearestClaude(entry);
    if (found) return found;
  }
  return instead(asked, DEFAULT_MODEL);
}

/** `Claude Sonnet 4.5 (copilot)`, `anthropic/claude-opus-5.5`, `claude-3-5-sonnet`: by the family's word and the numbers. */
function nearestClaude(asked: string): ResolvedModel | undefined {
  const word = asked.toLowerCase();
  const family = FAMILIES.find((each) => new RegExp(`(?<![a-z])${each}(?![a-z])`).test(word));
  if (!family) return undefined;
  const version = /(\d{1,2})(?:[.-](\d{1,2}))?(?!\d)/.exec(word);
  if (!version) return { id: todaysId(family) };
  const id = ['claude', family, version[1], version[2]].filter(Boolean).join('-');
  return modelInfo(id) ? known(id) : instead(asked, todaysId(family));
}

function unknownModel(asked: string): Failure {
  const nearest = nearestModel(asked);
  return {
    kind: 'usage',
    message: `There is no model “${asked}”.${nearest ? ` Did you mean ${nearest}?` : ''}`,
    next: '`backend-architect models` lists the models; any full id is taken as it is.',
  };
}
