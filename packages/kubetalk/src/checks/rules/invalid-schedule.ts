import type { Check } from '../check';
import { refused } from '../refused';

export const invalidSchedule: Check = {
  id: 'invalid-schedule',
  outcome: 'rejected',
  title: 'a schedule or time zone that is none',
  why: "A CronJob is refused where its schedule can't be read.",
  remedy: 'write minute, hour, day, month and weekday, such as "0 3 * * *"',
  example: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: backup
spec:
  schedule: every day
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: backup
              image: backup
`,
  find: (topology) => refused('invalid-schedule', topology),
};
