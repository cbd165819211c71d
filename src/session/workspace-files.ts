import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from './store.ts';

/** The file beside the journals that keeps something for a workspace, by a name that tells nothing of its path. */
export function fileOf({ dir }: Store, workspace: string, what: 'drafts' | 'history'): string {
  return join(dir, `${createHash('sha256').update(workspace).digest('hex').slice(0, 16)}.${what}.json`);
}
