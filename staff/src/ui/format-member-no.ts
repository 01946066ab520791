/** `880001234567` → `8800 0123 4567`, as on the card. */
export const formatMemberNo = (memberNo: string): string => memberNo.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
