import { lineIn } from '../../../artifact.ts';
import { readData } from '../../../data/read-data.ts';
import type { Design } from '../../design.ts';
import { isRecord } from '../../events/pointer.ts';

/** A job that starts at one time of the day. */
export type Schedule = {
  name: string;
  /** As it is written: `0 2 * * *`. */
  said: string;
  /** In minutes after midnight. */
  at: number;
  /** How long it may run at most, in minutes, where the artifact says. */
  takes?: number;
  hasZone: boolean;
  line: number;
};

/** Minute and hour fixed; any day. */
const DAILY = /^\s*(\d{1,2})\s+(\d{1,2})\s+\S+\s+\S+\s+\S+\s*$/;

/** The jobs of Kubernetes that start at one time of the day; other patterns have no such time. */
export function schedulesOf({ artifacts }: Design): Schedule[] {
  return artifacts.flatMap(({ artifact }) =>
    artifact.kind !== 'kubernetes'
      ? []
      : readData(artifact.text).documents.flatMap(({ value, lineOf }): Schedule[] => {
          if (!isRecord(value) || value.kind !== 'CronJob' || !isRecord(value.spec) || !isRecord(value.metadata))
            return [];
          const { spec, metadata } = value;
          const said = String(spec.schedule ?? '');
          const [, minute, hour] = DAILY.exec(said) ?? [];
          if (minute === undefined || hour === undefined || typeof metadata.name !== 'string') return [];
          const job = isRecord(spec.jobTemplate) && isRecord(spec.jobTemplate.spec) ? spec.jobTemplate.spec : {};
          const seconds = job.activeDeadlineSeconds;
          return [
            {
              name: metadata.name,
              said,
              at: Number(hour) * 60 + Number(minute),
              ...(typeof seconds === 'number' && { takes: seconds / 60 }),
              hasZone: spec.timeZone !== undefined,
              line: lineIn(artifact, lineOf(['spec', 'schedule'])),
            },
          ];
        }),
  );
}
