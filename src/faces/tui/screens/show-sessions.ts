import type { Page } from './told.tsx';

/** Shows the page of sessions, as soon as they are read. */
export async function showSessions(read: () => Promise<string>, show: (page: Page) => void): Promise<void> {
  show({ title: 'Sessions of this workspace', text: await read() });
}
