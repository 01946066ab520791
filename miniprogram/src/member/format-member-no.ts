/** `880001234567` → `8800 0123 4567`: people read it out to each other, and staff see it grouped the same way. */
export const formatMemberNo = (memberNo: string): string => memberNo.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
