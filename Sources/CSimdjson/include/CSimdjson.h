#pragma once

/// The version of simdjson that the program was built against.
#ifdef __cplusplus
extern "C" {
#endif

const char *simdjson_shim_version(void);

#ifdef __cplusplus
}
#endif
