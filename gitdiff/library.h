/* SPDX-License-Identifier: MIT
 *
 * libgit2 as a whole: started without what only connections need, and told not to heed
 * the machine's configuration.
 */
#ifndef HUNKSCAN_GITDIFF_LIBRARY_H
#define HUNKSCAN_GITDIFF_LIBRARY_H

/* Starts it; for each call library_stop once. */
void library_start(void);

/* Ends it after the last user. */
void library_stop(void);

#endif
