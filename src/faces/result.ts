import type { Failure } from '../failure.ts';
import { reportMarkdown } from '../report/markdown.ts';
import { reportOf } from '../report/report.ts';
import { type Question, recommendedLabels } from '../session/question.ts';
import type { Session } from '../session/session.ts';

/** What `--format json` prints: one object for the whole run. */
export function resultOf({ events, view }: Session, failure: Failure | undefined): object {
  const report = reportOf(events, view);
  const { input, output, cacheRead, cacheWrite } = view.usage;
  return {
    session: view.started?.id,
    persona: view.started?.persona.slug,
    model: view.started?.model.id,
    report: report && {
      path: view.saved?.path ?? null,
      title: report.title,
      version: view.saved?.version ?? report.version,
      sections: report.sections.map(({ heading }) => heading),
      // Its text stands nowhere else.
      ...(!view.saved && { markdown: reportMarkdown(report) }),
    },
    questions: report?.questions ?? [],
    assumptions: report?.assumptions ?? [],
    usage: {
      input_tokens: input,
      output_tokens: output,
      cache_read_input_tokens: cacheRead,
      cache_creation_input_tokens: cacheWrite,
    },
    cost_usd: Number(view.cost.toFixed(6)),
    checks: view.checks.parts,
    together: view.checks.whole?.together ?? [],
    ...(failure && { failure: { kind: failure.kind, message: failure.message, next: failure.next } }),
  };
}

/** Of a choice of several always a list, also where an older session holds one label; else a text. */
function recommendedOf(question: Question): string | readonly string[] | undefined {
  const labels = recommendedLabels(question);
  return question.kind === 'several' && labels.length > 0 ? labels : labels[0];
}

/** What a run that needs answers prints: the questions, and the command that goes on with them. */
export function questionsOf({ view }: Session): object {
  const session = view.started?.id ?? '';
  return {
    session,
    questions: (view.question?.questions ?? []).map((asked) => {
      const { id, header, question, why, kind, options, because } = asked;
      return { id, header, question, why, kind, options, recommended: recommendedOf(asked), because };
    }),
    resume: `backend-architect resume ${session} --print --answers answers.yaml`,
  };
}
