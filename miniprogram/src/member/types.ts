import type { Output } from '@lianke/shared/api';

export type Member = Output<'member.profile.get'>;
export type PrivacyNotice = Output<'member.privacy.get'>;
