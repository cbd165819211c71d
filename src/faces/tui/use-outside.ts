import { useApp } from 'ink';
import { type Failure, toFailure } from '../../failure.ts';
import type { Session } from '../../session/session.ts';
import { isFailure } from './is-failure.ts';
import { failureWords } from './parts/failure-words.ts';
import { liveAddress } from './parts/live-address.ts';
import type { Stage } from './stage.ts';

/** What is done with a report outside of the app; each gives what there is to say of it, and never rejects. */
export type Outside = {
  /** Opens a copy of it in the user's editor: what is changed there changes no report. */
  edit(): Promise<string | undefined>;
  /** Opens it in the user's pager. */
  page(): Promise<string | undefined>;
  /** Shows a diagram of it in the browser. */
  open(diagram: string | undefined): Promise<string | undefined>;
};

/** For the report of a session, as it is saved or would be. */
export function useOutside(stage: Stage, session: Session): Outside {
  const { suspendTerminal } = useApp();
  /** The terminal is another program's meanwhile; where it is one's already, nothing is done. */
  const aside = async <T>(work: () => Promise<T>): Promise<T | Failure | undefined> => {
    const suspension = await suspendTerminal().catch(() => undefined);
    if (!suspension) return undefined;
    const done = await work().catch(toFailure);
    await suspension.resume();
    return done;
  };
  return {
    async edit() {
      const markdown = stage.readReport(session);
      const edited = await aside(() => stage.edit(markdown, '.md'));
      if (edited && isFailure(edited)) return failureWords(edited);
      if (!edited || edited.text === markdown.replace(/\n$/, '')) return undefined;
      const path = session.view.saved?.path;
      return path === undefined ? 'that was a copy: the report is as it was' : `that was a copy: the report is ${path}`;
    },
    async page() {
      const { page } = stage;
      if (!page) return 'there is no pager here';
      const failure = await aside(() => page(stage.readReport(session), '.md'));
      return failure && failureWords(failure);
    },
    async open(diagram) {
      if (diagram === undefined) return 'that is no diagram';
      const address = liveAddress(diagram);
      if (address === undefined) return 'that diagram is too long for an address: copy it instead';
      if (!stage.open) return 'there is no browser here';
      const failure = await stage.open(address).catch(toFailure);
      return failure ? failure.message : 'opened at mermaid.live';
    },
  };
}
