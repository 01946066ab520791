import type { Output } from '@lianke/shared/api';

export type Member = Output<'member.profile.get'>;
export type PrivacyNotice = Output<'member.privacy.get'>;
export type Consents = Output<'member.privacy.consents'>;
export type PrivacyRequest = Output<'member.privacy.requests'>['requests'][number];
export type MyData = Output<'member.privacy.download'>;
