import type { Handlers } from '../../kernel/http/serve.ts';
import { listAlarms } from './list-alarms.ts';
import { settleAlarm } from './settle-alarm.ts';

export const alarmRoutes: Handlers<'staff.alarms.list' | 'staff.alarms.settle'> = {
  'staff.alarms.list': listAlarms,
  'staff.alarms.settle': settleAlarm,
};
