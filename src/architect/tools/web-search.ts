import type { ToolSpec } from '../../session/events.ts';

/** Searches in one reply: enough to look at a question from several sides. */
const MOST_SEARCHES = 8;

/**
 * The search of the provider: it runs there, so nobody is asked about a query, and what is searched for leaves with the
 * request as everything else that the model reads and writes does. Its results come back as blocks of the reply.
 *
 * The plain search, not one of the later ones: with those the model also writes programs that filter what is found,
 * and has them run.
 */
export const webSearchSpec: ToolSpec = {
  name: 'web_search',
  description: 'Searches the web, and cites what it finds.',
  input_schema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
  server: { type: 'web_search_20250305', max_uses: MOST_SEARCHES },
};
