export const booth = 1;
