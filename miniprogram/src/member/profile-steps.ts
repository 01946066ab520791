import type { Member } from './types';

export interface ProfileStep {
  key: 'home.step.nickname' | 'home.step.avatar' | 'home.step.phone';
  done: boolean;
}

/** What a complete profile needs, in the order people like to do it. */
export function profileSteps(member: Member): ProfileStep[] {
  return [
    { key: 'home.step.nickname', done: member.nickname.trim() !== '' },
    { key: 'home.step.avatar', done: member.avatarUrl !== null },
    { key: 'home.step.phone', done: member.phoneMasked !== null },
  ];
}
