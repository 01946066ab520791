export { calmAlarm, raiseAlarm } from './raise-alarm.ts';
