import type { Client } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { isRecord } from '../tools/tool-input.ts';

/** What a server has, by the protocol's own words for it. */
const METHODS = { tools: 'tools/list', resources: 'resources/list', prompts: 'prompts/list' } as const;

const MAX_PAGES = 32;

/** Each entry is looked at by itself: one that is wrong takes no other with it. */
const PAGE = z.looseObject({ nextCursor: z.string().optional() });

/**
 * Everything that a server lists, up to `most` entries: a server may list without end. Rejects when it does not answer,
 * or in no form that is known. None when it does not say that it has any.
 */
export async function listPages(
  client: Client,
  what: keyof typeof METHODS,
  most: number,
  options: { timeout: number; signal: AbortSignal },
): Promise<{ entries: Record<string, unknown>[]; isWhole: boolean }> {
  if (!client.getServerCapabilities()?.[what]) return { entries: [], isWhole: true };
  const entries: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const request = { method: METHODS[what], params: cursor === undefined ? {} : { cursor } };
    const result = await client.request(request, PAGE, options);
    const listed = result[what];
    if (Array.isArray(listed)) entries.push(...listed.slice(0, most + 1).filter(isRecord));
    cursor = result.nextCursor;
    if (entries.length > most) return { entries: entries.slice(0, most), isWhole: false };
    if (cursor === undefined) return { entries, isWhole: true };
  }
  return { entries, isWhole: false };
}
