'use strict';

SwaggerUIBundle({
  url: '../openapi',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null, // would ask an outside host
});
