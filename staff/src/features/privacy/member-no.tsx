import { formatMemberNo } from '../../ui/format-member-no.ts';
import type { PrivacyRequest } from './api.ts';

/** Whoever was erased has a stand-in for a number, which says nothing to a person. */
export function MemberNo({ request: { memberNo } }: { request: PrivacyRequest }) {
  return /^\d+$/.test(memberNo) ? <span>{formatMemberNo(memberNo)}</span> : null;
}
