import type { Action, Leave } from '../../session/permission.ts';
import type { Session } from '../../session/session.ts';
import type { Engine } from '../engine.ts';
import { decide } from './decide.ts';
import { offerFor } from './offer.ts';
import { readRule, rulesOf } from './rule.ts';

/**
 * Whether an action may be done: by rule, by mode, or by asking. Every decision is recorded.
 *
 * @param call the tool call that it belongs to
 * @returns nothing when the session was left before anybody had decided: it is asked again when it goes on
 */
export async function leaveFor(
  action: Action,
  call: string,
  session: Session,
  { attended }: Pick<Engine, 'attended'>,
): Promise<Leave | undefined> {
  const { view } = session;
  const decision = decide(action, {
    rules: rulesOf(view.started?.options.rules),
    granted: view.granted.flatMap((text) => readRule(text, 'allow') ?? []),
    attended,
    readOnly: view.readOnly,
    dontAsk: view.started?.persona.dontAsk === true,
  });
  if (!decision.ask) {
    session.append({ type: 'permission.given', call, action, leave: decision.leave });
    return decision.leave;
  }
  const offer = decision.guarded === undefined ? offerFor(action) : undefined;
  const asked = session.append({
    type: 'permission.asked',
    call,
    action,
    ...(offer !== undefined && { offer }),
    ...(decision.guarded !== undefined && { guarded: decision.guarded }),
  });
  const given = await session.until(
    ({ type, seq }) => seq > asked.seq && (type === 'permission.given' || type === 'session.cancelled'),
  );
  return given.type === 'permission.given' ? given.leave : undefined;
}
