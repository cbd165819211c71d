import { useMemo, useSyncExternalStore } from 'react';
import type { Session } from '../../session/session.ts';
import { createFeed, type Scene } from './feed.ts';

/** The session as it stands, drawn anew at most 20 times a second. The feed outlives every render. */
export function useSession(session: Session, now: () => number, motion: boolean): Scene {
  const feed = useMemo(() => createFeed(session, now, motion), [session, now, motion]);
  return useSyncExternalStore(feed.subscribe, feed.scene);
}
