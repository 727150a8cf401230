// SPDX-License-Identifier: EUPL-1.2
// Days as the program counts them, from today: a test that names a day of the calendar is right until that day.
export const in_days = n => new Date(Date.now() + n * 86400_000).toLocaleDateString('sv', { timeZone: 'Europe/Amsterdam' })
