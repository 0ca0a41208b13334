/* The floor: pulls libyaml's events from the files named on the command line, and does nothing with
   them. Build: cc -O2 yaml_events.c -lyaml -o yaml_events */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

int main(int count, char **paths) {
  long events = 0;
  for (int index = 1; index < count; index++) {
    FILE *file = fopen(paths[index], "rb");
    if (!file) { perror(paths[index]); return 2; }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(size ? size : 1);
    if (!bytes || fread(bytes, 1, size, file) != (size_t)size) { perror(paths[index]); return 2; }
    fclose(file);
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) return 2;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, bytes, size);
    for (int done = 0; !done;) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser, &event)) { fprintf(stderr, "%s: %s\n", paths[index], parser.problem); return 2; }
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
      events++;
    }
    yaml_parser_delete(&parser);
    free(bytes);
  }
  printf("%ld events\n", events);
  return 0;
}
